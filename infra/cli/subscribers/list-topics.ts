import { readSettings } from '../../settings.ts';

/** Ids of the newsletter's topics, as the settings have them. Throws ConfigurationError. */
export async function listTopics(): Promise<readonly string[]> {
  const { settings } = await readSettings();
  return (settings.newsletter?.topics ?? []).map(({ id }) => id);
}
