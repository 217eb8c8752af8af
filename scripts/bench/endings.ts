/** What has to be ended, the last first, whatever happens. */
export class Endings {
  private readonly all: (() => Promise<unknown>)[] = [];
  private running: Promise<void> | undefined;

  get areRunning(): boolean {
    return this.running !== undefined;
  }

  add(ending: () => Promise<unknown>): void {
    this.all.push(ending);
  }

  run(): Promise<void> {
    this.running ??= this.each();
    return this.running;
  }

  private async each(): Promise<void> {
    for (const one of this.all.splice(0).toReversed()) await one().catch((error: unknown) => console.error(error));
  }
}
