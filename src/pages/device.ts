/** What a person may have in front of them. */
export const devices = ['apple', 'mac', 'android', 'windows', 'linux', 'other'] as const;

/** `apple` is iPhone and iPad. */
export type Device = (typeof devices)[number];

/** Reads the name of a device, as a form sends it. */
export const parseDevice = (text: string | undefined): Device | undefined => devices.find((device) => device === text);

/**
 * Guesses the device from `User-Agent`. Safari on iPad says that it is a Mac, so a Mac may be an iPad; a page for one
 * has to name the other.
 */
export function guessDevice(userAgent: string): Device {
  if (/\b(?:iPhone|iPad|iPod)\b/.test(userAgent)) return 'apple';
  if (/\bAndroid\b/.test(userAgent)) return 'android';
  if (/\bMacintosh\b/.test(userAgent)) return 'mac';
  if (/\bWindows\b/.test(userAgent)) return 'windows';
  if (/\b(?:Linux|X11|CrOS)\b/.test(userAgent)) return 'linux';
  return 'other';
}

/** Whether a person at that device may want to set up a telephone that lies beside it. */
export const isDesk = (device: Device): boolean => device !== 'apple' && device !== 'android';
