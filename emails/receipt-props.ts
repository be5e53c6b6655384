/** Kith's short answer to an owner's reply. All texts are ready to read. */
export interface ReceiptProps {
  readonly ownerGreetingName: string;
  /** `Noted`, `Something to settle` */
  readonly title: string;
  readonly people: readonly {
    readonly name: string;
    /** `Meeting on 20 August: “for coffee”`, a line each. */
    readonly recorded: readonly string[];
    /** `Ruth comes up again on 14 October.` */
    readonly next?: string;
  }[];
  /** What happened that is about nobody, or about a letter; a paragraph each. */
  readonly remarks: readonly string[];
  /** Letters of the owner's own that wait for their `send`, as they would go out. */
  readonly letters?: readonly { readonly called: string; readonly text: string }[];
  /** Pages that the owner may pass on, where somebody fills in their own card. */
  readonly cards?: readonly { readonly called: string; readonly link: string }[];
  /** What was not done, with the words that it is about (empty where it is about none) and what to write. */
  readonly questions: readonly { readonly words: string; readonly ask: string }[];
  /** Facts that are kept on one word of the owner's. */
  readonly proposals: readonly string[];
  /** What can be written to Kith, a group each. */
  readonly help: readonly { readonly label: string; readonly examples: readonly string[] }[];
  readonly undo?: { readonly link: string; readonly until: string };
  readonly smallPrint: string;
}
