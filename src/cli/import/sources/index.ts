// One line for each importer; `--help` lists them in this order.
import type { Importer } from '../importer.ts';
import { autodiscoverEmailSettings } from './autodiscover-email-settings.ts';
import { automx2 } from './automx2.ts';
import { ispdb } from './ispdb.ts';
import { mobileconfig } from './mobileconfig.ts';
import { solarssk } from './solarssk.ts';
import { url } from './url.ts';

/** Every source of entries. */
export const importers: readonly Importer[] = [ispdb, automx2, autodiscoverEmailSettings, solarssk, mobileconfig, url];
