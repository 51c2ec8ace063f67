import type { Command } from '../command.ts';
import { dnsCommand } from './dns.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { listCommand } from './list.ts';
import { previewCommand } from './preview.ts';
import { roundtripCommand } from './roundtrip.ts';
import { tenantsCommand } from './tenants.ts';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  dnsCommand,
  doctorCommand,
  exportCommand,
  importCommand,
  initCommand,
  listCommand,
  previewCommand,
  roundtripCommand,
  tenantsCommand,
];
