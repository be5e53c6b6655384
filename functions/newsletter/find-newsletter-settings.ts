import { findEnv } from '../shared/env.ts';
import { ConfigurationError } from '../shared/errors.ts';
import { type NewsletterSettings, newsletterSettingsSchema } from './newsletter-settings.ts';

/** Undefined where the deployment has no newsletter. Throws ConfigurationError. */
export function findNewsletterSettings(env: NodeJS.ProcessEnv): NewsletterSettings | undefined {
  const json = findEnv('newsletter', env);
  if (json === undefined) return undefined;
  try {
    return newsletterSettingsSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new ConfigurationError('The settings of the newsletter cannot be read', { cause });
  }
}
