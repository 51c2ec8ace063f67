import type { FuzzTarget } from '../target.ts';
import { addressTarget } from './address.ts';
import { dnsTarget } from './dns.ts';
import { hostTarget } from './host.ts';
import { jsonTarget } from './json.ts';
import { placeholderTarget } from './placeholder.ts';
import { poxTarget } from './pox.ts';
import { queryTarget } from './query.ts';
import { readXmlTarget } from './read-xml.ts';
import { soapTarget } from './soap.ts';
import { tenantTarget } from './tenant.ts';

/** Every function that reads what comes from outside, and how many of 100 inputs it gets. */
export const fuzzTargets: readonly (readonly [share: number, target: FuzzTarget])[] = [
  [16, readXmlTarget],
  [16, addressTarget],
  [14, queryTarget],
  [12, jsonTarget],
  [8, hostTarget],
  [8, placeholderTarget],
  [10, poxTarget],
  [6, soapTarget],
  [2, tenantTarget],
  [8, dnsTarget],
];
