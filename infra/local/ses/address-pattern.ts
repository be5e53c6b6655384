/** True when SES lets send from the address: a domain is verified with all that is below it. */
export function isVerifiedBy(identity: string, address: string): boolean {
  return (
    matchesAddress(identity, address) ||
    (!identity.includes('@') && address.toLowerCase().endsWith(`.${identity.toLowerCase()}`))
  );
}

/** True when the address is the one named, or is in the domain named (`example.org` or `@example.org`). */
export function matchesAddress(pattern: string, address: string): boolean {
  const wanted = pattern.toLowerCase();
  const actual = address.toLowerCase();
  if (wanted.includes('@') && !wanted.startsWith('@')) return actual === wanted;
  return actual.endsWith(`@${wanted.replace(/^@/, '')}`);
}
