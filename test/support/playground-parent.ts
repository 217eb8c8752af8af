import { startPlayground } from '../../src/practice/playground.ts';

// A program of its own, to be killed with the playground it has started.
process.on('message', (options: Parameters<typeof startPlayground>[0]) => {
  void startPlayground(options).then(() => process.send?.('started'));
});
