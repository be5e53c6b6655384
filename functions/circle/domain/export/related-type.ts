/** The words for relations that RFC 6350, 6.6.6, knows, by those that people use. */
const RELATED_TYPES = {
  spouse: ['wife', 'husband', 'spouse'],
  sweetheart: ['partner', 'boyfriend', 'girlfriend', 'fiancé', 'fiancée', 'fiance', 'fiancee'],
  child: ['son', 'daughter', 'child', 'stepson', 'stepdaughter', 'stepchild'],
  parent: ['mother', 'father', 'parent', 'mum', 'mom', 'dad', 'stepmother', 'stepfather'],
  sibling: ['brother', 'sister', 'sibling'],
  friend: ['friend', 'best friend'],
  'co-worker': ['colleague', 'assistant', 'manager'],
} as const;

const TYPE_OF = new Map(
  Object.entries(RELATED_TYPES).flatMap(([type, words]) =>
    words.map((word): [string, string] => [word, type]),
  ),
);

/** Grandparents, cousins and dogs are kin. */
export const relatedType = (relation: string): string => TYPE_OF.get(relation.trim().toLowerCase()) ?? 'kin';
