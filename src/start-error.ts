/** The product cannot start. The message is Swedish: what is wrong and what to do about it, one line for each thing. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
