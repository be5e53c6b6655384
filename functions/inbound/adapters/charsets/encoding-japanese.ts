/*
 * Stands in for `encoding-japanese` in the bundle (90 KB of tables), on the TextDecoder of Node. libmime asks it for
 * the charsets that iconv-lite lacks: ISO-2022-JP in its variants, and EUC-JP by the name of EUCJP.
 */

function convert(bytes: Uint8Array, { from }: { from: string }): string {
  return new TextDecoder(/^euc/i.test(from) ? 'euc-jp' : 'iso-2022-jp').decode(bytes);
}

// biome-ignore lint/style/noDefaultExport: libmime imports the default of `encoding-japanese`.
export default { convert };
