/**
 * A black-box case as it stands in `cases/*.json`, after reading. It knows no server: what differs from one to the next
 * comes from the target. docs/conformance.md describes the form for those who write cases.
 */

/** `must`: clients fail without it. `should`: some clients, or people, are worse off. `extra`: good to have. */
export type Level = 'must' | 'should' | 'extra';

/** The cases of one specification. */
export interface CaseGroup {
  readonly name: string;
  readonly title: string;
  /** Whether a server may do without; then `probe` says whether this one does. */
  readonly isOptional: boolean;
  /** The case whose answer tells whether the server knows this at all. */
  readonly probe: string;
  readonly cases: readonly Case[];
}

/** One question and what is expected of the answer. */
export interface Case {
  /** Stable, so that results can be compared over years. */
  readonly id: string;
  readonly group: string;
  /** A sentence that is true of a server that passes. */
  readonly title: string;
  /** An id of docs/specs.md. */
  readonly spec: string;
  /** Section of it, or empty. */
  readonly section: string;
  /** Names as the readers in `src/clients` have them. */
  readonly clients: readonly string[];
  readonly level: Level;
  /** Why it matters, in one sentence. */
  readonly because: string;
  /** Whether it counts for a server without the rest of an optional group. */
  readonly always: boolean;
  readonly request: CaseRequest;
  readonly expectations: readonly Expectation[];
}

/** A request with placeholders; `template.ts` has them. */
export interface CaseRequest {
  readonly method: string;
  readonly path: string;
  /** The Host header, without which the question would be another one if `needsHost`. */
  readonly host: string;
  readonly needsHost: boolean;
  /** Whether it can be answered only where people log in with their address, because the answer cannot say it. */
  readonly needsAddressLogin: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly bodyEncoding: 'utf-8' | 'utf-16' | 'latin1';
  /** The address that the question is about. */
  readonly account: string;
  /** `http`: the question is what comes over clear text. */
  readonly scheme: 'https' | 'http';
}

/** What a client is expected to make of an answer. `next`: it goes on to its next source. */
export type Finds = 'settings' | 'url' | 'next';

/** Kinds of text that an element, attribute or member can be asked to be. */
export type TextKind = 'host-name' | 'port' | 'https-url' | 'present';

/** What a text has to be: in the list, not in the other one, of the kind. */
export interface TextRule {
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
  readonly is?: TextKind;
}

/** The vocabulary. Everything that a case may expect is one of these. */
export type Expectation =
  /** The status is in the list; `4xx` stands for its class. */
  | { readonly kind: 'status'; readonly anyOf: readonly string[] }
  | { readonly kind: 'mediaType'; readonly anyOf: readonly string[] }
  | { readonly kind: 'wellFormed'; readonly as: 'xml' | 'json' | 'plist' }
  | { readonly kind: 'contains'; readonly texts: readonly string[] }
  | { readonly kind: 'noneOf'; readonly texts: readonly string[] }
  /** None of the texts stands anywhere in the answer, headers included. */
  | { readonly kind: 'noReflection'; readonly texts: readonly string[] }
  /** The header holds one of `has` and none of `lacks`; `absent` says whether it may or has to be missing. */
  | {
      readonly kind: 'header';
      readonly name: string;
      readonly has: readonly string[];
      readonly lacks: readonly string[];
      readonly absent: 'forbidden' | 'allowed' | 'required';
    }
  | { readonly kind: 'emptyBody' }
  | { readonly kind: 'maxOctets'; readonly octets: number }
  | { readonly kind: 'within'; readonly ms: number }
  /** The server may end the connection in place of an answer. */
  | { readonly kind: 'mayClose' }
  /** What each client makes of the answer; settings are compared with those of the target. */
  | {
      readonly kind: 'reads';
      readonly clients: readonly string[];
      readonly finds: Finds;
      readonly comparesLogin: boolean;
    }
  /** Each server on that port is kept by each client with that security. */
  | {
      readonly kind: 'securityOnPort';
      readonly clients: readonly string[];
      readonly port: number;
      readonly is: 'TLS' | 'STARTTLS';
    }
  /** Two clients of two formats end up with servers that do not contradict each other. */
  | { readonly kind: 'agrees'; readonly client: string; readonly withCase: string; readonly withClient: string }
  | { readonly kind: 'sameBytesAs'; readonly caseId: string; readonly apartFromAccount: boolean }
  /** Identifiers and UUIDs of two Apple profiles. */
  | { readonly kind: 'profileIdentity'; readonly caseId: string; readonly relation: 'same' | 'distinct' }
  /** Every XML element of that name, or its attribute. */
  | {
      readonly kind: 'every';
      readonly element: string;
      readonly attribute?: string;
      readonly rule: TextRule;
      readonly atLeast: number;
      readonly atMost: number;
    }
  | { readonly kind: 'namespace'; readonly element: string; readonly is: string }
  /** An Autodiscover error with one of the codes, in its own namespaces. */
  | { readonly kind: 'poxError'; readonly codes: readonly string[] }
  /** A member of the JSON object at the top. */
  | { readonly kind: 'member'; readonly name: string; readonly rule: TextRule; readonly ignoresCase: boolean }
  | { readonly kind: 'anyOf'; readonly alternatives: readonly (readonly Expectation[])[] };
