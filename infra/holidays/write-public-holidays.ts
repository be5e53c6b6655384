import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { listCountries, listPublicHolidays } from './list-public-holidays.ts';

/*
 * `npm run holidays`: writes anew what Kith knows of public holidays, from this year on. To be run when date-holidays is updated;
 * a test tells when the two disagree.
 */

const YEARS = 11;
const FILE = join(import.meta.dirname, '../../functions/check-ins/domain/restraint/public-holidays.json');

const { year } = Temporal.Now.plainDateISO();
const years = Array.from({ length: YEARS }, (_, index) => year + index);
const table = listPublicHolidays(listCountries(), years);
const lines = Object.entries(table).map(([country, days]) => `  "${country}": ${JSON.stringify(days)}`);
writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`);
