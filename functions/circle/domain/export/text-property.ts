import ICAL from 'ical.js';

/** A text under a name that ical.js does not know, without the VALUE parameter that it would give it and some clients trip over. */
export function addTextProperty(
  component: ICAL.Component,
  name: string,
  text: string,
  parameters: Readonly<Record<string, string>> = {},
): void {
  const property = new ICAL.Property(name, component);
  for (const [parameter, value] of Object.entries(parameters)) property.setParameter(parameter, value);
  property.setValue(escapeText(text));
  component.addProperty(property);
}

/** Without control characters but line breaks: a bare CR would end a line for some readers, and so begin a property. */
export const withoutControls = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, '');

/** RFC 5545, 3.3.11, and RFC 6350, 3.4. */
const escapeText = (text: string): string =>
  withoutControls(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
