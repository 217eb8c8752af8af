/** The product cannot start. The message is one Swedish sentence: what is wrong and what to do about it. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
