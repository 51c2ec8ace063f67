import type { Command } from '../command.ts';
import { auditCommand } from './audit.ts';
import { dnsCommand } from './dns.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { listCommand } from './list.ts';
import { roundtripCommand } from './roundtrip.ts';
import { tenantsCommand } from './tenants.ts';

/** Every command, in the order of help. */
export const commands: readonly Command[] = [
  auditCommand,
  dnsCommand,
  doctorCommand,
  exportCommand,
  importCommand,
  initCommand,
  listCommand,
  roundtripCommand,
  tenantsCommand,
];
