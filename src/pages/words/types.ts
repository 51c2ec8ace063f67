/** The words of mail clients' account forms, as the clients themselves show them. Types only, no code. */

/** A mail client, in one of its editions: the words differ between them. */
export type ClientId =
  | 'thunderbird'
  | 'thunderbird-android'
  | 'outlook-classic'
  | 'outlook-new'
  | 'outlook-mobile'
  | 'outlook-express'
  | 'apple-mail-mac'
  | 'apple-mail-ios'
  | 'gmail-android'
  | 'samsung-email'
  | 'fairemail'
  | 'em-client'
  | 'evolution'
  | 'kmail'
  | 'delta-chat';

/** What an account form asks for. */
export type FormField =
  | 'name'
  | 'address'
  | 'accountType'
  | 'incomingServer'
  | 'incomingPort'
  | 'incomingSecurity'
  | 'incomingAuthentication'
  | 'incomingUserName'
  | 'incomingPassword'
  | 'outgoingServer'
  | 'outgoingPort'
  | 'outgoingSecurity'
  | 'outgoingAuthentication'
  | 'outgoingUserName'
  | 'outgoingPassword';

/** One client's form in one language, without accelerators and without the colon after a label. */
export interface FormWords {
  /** What to click to reach the manual form, in order; `≡` is a menu without words. */
  readonly path: readonly string[];
  /** The labels of the fields that the form has. */
  readonly fields: Readonly<Partial<Record<FormField, string>>>;
  /** The choices of encryption; of a check box the words beside it, to be switched on. */
  readonly security: Readonly<Partial<Record<'SSL' | 'STARTTLS', string>>>;
  /** The choices of authentication, where the form has them. */
  readonly password?: Readonly<Partial<Record<'OAuth2' | 'password-cleartext', string>>>;
  /** The client has no such translation, or no source was found: English words. */
  readonly isEnglish?: true;
}

/** Every client's form in one language. */
export type Words = Readonly<Record<ClientId, FormWords>>;
