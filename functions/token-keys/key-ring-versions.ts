/** The versions of the secret, as a rotation sees them. Values are the secret's text. */
export interface KeyRingVersions {
  readCurrent(): Promise<{ readonly versionId: string; readonly text: string }>;
  /** Undefined when this rotation has not stored its version yet. */
  findPending(versionId: string): Promise<string | undefined>;
  storePending(versionId: string, text: string): Promise<void>;
  /** From here on, everybody reads the pending version. */
  makeCurrent(versionId: string, insteadOfVersionId: string): Promise<void>;
}
