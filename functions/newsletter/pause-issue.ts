/**
 * Stops the send of an issue between two readers, by one conditional write. paused: nobody else gets it, now or since before.
 * finished: its last reader had it already. absent: no run has opened it yet.
 */
export type PauseIssue = (slug: string) => Promise<'paused' | 'finished' | 'absent'>;
