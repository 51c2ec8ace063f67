import type { Command } from '../command.ts';
import { auditCommand } from './audit.ts';
import { checkCommand } from './check.ts';
import { completionCommand } from './completion.ts';
import { conformCommand } from './conform.ts';
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
  auditCommand,
  checkCommand,
  completionCommand,
  conformCommand,
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
