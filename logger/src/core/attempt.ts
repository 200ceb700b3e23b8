/** What `read` gives, or `otherwise` where it throws. */
export const attempt = <T, U = undefined>(read: () => T, otherwise?: U): T | U => {
  try {
    return read();
  } catch {
    return otherwise as U;
  }
};
