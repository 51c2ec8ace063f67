/** A beacon over an envelope. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b57c2"/><path d="M6 13h20v12H6z" fill="#fff"/><path d="M6 13l10 7 10-7" fill="none" stroke="#0b57c2" stroke-width="2"/><path d="M16 9V5M10 9.500 8 6M22 9.500 24 6" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>
`;
