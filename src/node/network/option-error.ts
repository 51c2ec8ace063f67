/** An option of the network that cannot be followed; the message is one line, and names the option as commands do. */
export class OptionError extends Error {}
