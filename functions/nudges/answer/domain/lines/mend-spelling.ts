/** Slips and short forms that leave no doubt, at the beginning of a line or anywhere in it. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/^((?:i |we |just )?)(?:calld|caled|callled|cald|calles|claled)(?= |$|[,.!])/i, '$1called'],
  [/^((?:i |we |just )?)(?:txt(?:e?d)?|textd|texetd|texed)(?= |$|[,.!])/i, '$1texted'],
  [/^((?:i |we |just )?)(?:emaild|emialed|e-maild)(?= |$|[,.!])/i, '$1emailed'],
  [/^((?:i |we |just )?)(?:spok|spoek|spke)(?= |$|[,.!])/i, '$1spoke'],
  [/^((?:i |we |just )?)(?:meet|mett|mte)(?= (?:up )?(?:for|with|w\/|yesterday|last))/i, '$1met'],
  [/^(?:don|doen|dnoe|donne)(?=[.!]?$)/i, 'done'],
  [/(?<![\p{L}])w\/ ?(?=\p{L})/giu, 'with '],
  [/(?<=^(?:met|spoke|coffee|lunch|dinner|called|talked) )w (?=\p{L})/iu, 'with '],
  [/\b(?:ystrday|yestrday|yesterdy|yesteday|yesturday)\b/gi, 'yesterday'],
  [/\b(?:coffe|cofee|coffie)\b/gi, 'coffee'],
];

/** The words as they were meant; only to be read, never to be kept. */
export const mendSpelling = (command: string): string =>
  SLIPS.reduce((mended, [slip, meant]) => mended.replace(slip, meant), command);
