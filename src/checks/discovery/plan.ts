import type { ClientReader, ServiceReader } from '../../clients/index.ts';

/**
 * How a client looks for settings, as data: what it asks in which order, and when it stops. Read in the clients' source
 * or seen on the wire; each file in `clients` says which.
 */
export interface Discovery {
  /** As the readers call it where there is one. */
  readonly client: string;
  /** What the person sees if nothing is found, or has to do first. */
  readonly remark?: string;
  /** Asked one after the other until one has a find. */
  readonly stages: readonly Stage[];
}

/** Requests of which the first that counts decides; whether they run side by side does not matter for that. */
export interface Stage {
  /**
   * `success`: the first answer with 2xx is taken, and its body is looked at only then, so a wrong one hides the rest.
   * `usable`: answers that cannot be read are passed over, unless the reader says that they end the search.
   */
  readonly decides: 'success' | 'usable';
  /** The stage is gone through for each host that this makes of the best MX, as `{mx}`. */
  readonly forMx?: MxRule;
  readonly requests: readonly PlannedRequest[];
}

/**
 * Which hosts a client makes of an MX host `a.b.example.com`.
 *
 * - `full-and-base`: `b.example.com`, and the registrable domain `example.com`.
 * - `host-and-parents`: the host itself and every name above it of two labels or more.
 * - `host-and-parent`: the host itself and `b.example.com`.
 */
export type MxRule = 'full-and-base' | 'host-and-parents' | 'host-and-parent';

/** One request, with the places to fill in; see `Variables`. */
export interface PlannedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: `http${'' | 's'}://${string}`;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly redirects: RedirectRule;
  readonly reader: ClientReader | ServiceReader;
  /** A bare GET comes first, of which only a redirect counts; what that leads to is asked as planned. */
  readonly opensWithGet?: true;
  /** A list of settings that others keep, such as the ISPDB: nothing there is no fault of the domain. */
  readonly isForeign?: true;
}

/** What the client does with an answer that sends it elsewhere. */
export interface RedirectRule {
  /** How many it follows; 0 for none. */
  readonly max: number;
  /** The statuses that it takes for a redirect. */
  readonly statuses: readonly number[];
  /** `same`: to the scheme that it was; `https`: to https only; `not-less-safe`: never from https to http. */
  readonly to: 'any' | 'same' | 'https' | 'not-less-safe';
  /** A relative `Location` is not understood. */
  readonly absoluteOnly?: true;
  /** `stays`: a POST is sent again; `turns`: it becomes a GET without body unless the status is 307 or 308. */
  readonly post: 'stays' | 'turns';
}

/** What web browsers do, and what is built like them (Fetch standard, "HTTP-redirect fetch"). */
export const likeBrowsers: RedirectRule = {
  max: 20,
  statuses: [301, 302, 303, 307, 308],
  to: 'any',
  post: 'turns',
};
