import { devices, type Device } from './device.ts';
import { html, type Html } from './html.ts';
import type { Speech } from './languages.ts';

/** What stands in the form. */
export interface Asked {
  readonly speech: Speech;
  readonly device: Device;
  /** Whether the device is a guess, which the next request may make anew. */
  readonly isGuessed: boolean;
  /** What was typed, right or wrong. */
  readonly typed: string;
  readonly error?: string | undefined;
}

/** The form that everything is sent by: the address, and by its other buttons the device and the language. */
export function renderAskForm({ speech: { messages, language }, typed, device, isGuessed, error }: Asked): Html {
  return html`<form id="ask" method="post" action="/" novalidate>
    <label for="address">${messages.addressLabel}</label>
    ${error === undefined ? '' : html`<p id="wrong" class="wrong">${error}</p>`}
    <div class="line">
      <input
        id="address"
        name="address"
        type="email"
        value="${typed}"
        autocomplete="email"
        inputmode="email"
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        required
        maxlength="254"
        aria-describedby="${error === undefined ? 'privacy' : 'wrong privacy'}"
        ${error === undefined ? '' : html` aria-invalid="true"`}
      />
      <button class="button">${messages.submit}</button>
    </div>
    <p id="privacy" class="note">${messages.privacy}</p>
    <input type="hidden" name="keep" value="${language}${isGuessed ? '' : ` ${device}`}" />
  </form> `;
}

/** The choice of the device, which works without a script: each button sends the form again. */
export function renderDevices(
  { speech: { messages }, device }: Pick<Asked, 'speech' | 'device'>,
  isGuessed: boolean,
): Html {
  return html`<section aria-labelledby="device">
    <h2 id="device">${messages.deviceTitle}</h2>
    ${isGuessed ? html`<p class="note">${messages.deviceGuessed}</p>` : ''}
    <div class="choices">
      ${devices.map(
        (name) =>
          html`<button
            form="ask"
            name="device"
            value="${name}"
            ${name === device ? html` aria-current="true"` : ''}
            formnovalidate
          >
            ${messages.devices[name]}
          </button>`,
      )}
    </div>
  </section> `;
}
