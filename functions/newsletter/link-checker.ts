/**
 * ok: it answers. broken: its server says that there is nothing (404, 410). refused: its server answers otherwise, as many do to
 * machines. unreachable: nobody answers. private: it leads into a private network, where no reader gets and nothing is asked.
 * unchecked: there was no time, or it is no page.
 */
export type LinkOutcome = 'ok' | 'broken' | 'refused' | 'unreachable' | 'private' | 'unchecked';

/** Asks each page or picture whether it is there; what an address costs in time is bounded. Never throws. */
export interface LinkChecker {
  check(urls: readonly string[]): Promise<ReadonlyMap<string, LinkOutcome>>;
}
