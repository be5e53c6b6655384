import type { AttachedFile } from './domain/answer/choose-files.ts';

/** All files that are attached to a raw mail, whole. Throws MailUnreadableError. */
export type FileReader = (raw: AsyncIterable<Uint8Array>) => Promise<readonly AttachedFile[]>;
