import { createHash } from 'node:crypto';
import type { Doctor } from '../doctor/doctor.ts';
import { createExaminer, type ExaminerOptions } from '../doctor/examine.ts';
import { createDoctor, type DoctorOptions } from '../doctor/index.ts';
import { createMemoryLimiter } from '../http/memory-limit.ts';
import { createNetwork } from './network/index.ts';
import { isPublicAddress } from './network/public.ts';

/** Examinations for one network address in a minute. */
const examinationsAMinute = 6;

/** What the doctor of a server needs. */
export interface NodeDoctorOptions
  extends Omit<DoctorOptions, 'examine' | 'limiter'>, Pick<ExaminerOptions, 'startTimer'> {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The network of this machine, without what only the machine or its own network can reach, unless stated. */
  readonly network?: ExaminerOptions['network'];
}

/** The doctor with the network of this machine. */
export function createNodeDoctor({
  now,
  startTimer,
  network = createNetwork({ now, allows: isPublicAddress }),
  ...rest
}: NodeDoctorOptions): Doctor {
  const examine = createExaminer({
    network,
    toMd5: (text) => Promise.resolve(createHash('md5').update(text).digest('hex')),
    omitsPort25: false,
    startTimer,
    // A process goes on by itself.
    waitUntil: () => undefined,
  });
  const limiter = createMemoryLimiter({ limit: examinationsAMinute, periodSeconds: 60, capacity: 10_000, now });
  return createDoctor({ ...rest, examine, limiter });
}
