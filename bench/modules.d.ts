declare module 'workerd' {
  const workerd: {
    /** Path of the executable for this machine. */
    readonly default: string;
  };
  export default workerd;
}
