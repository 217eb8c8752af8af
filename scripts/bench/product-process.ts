import type { Config } from '../../src/config.ts';
import { toInstant } from '../../src/domain/time.ts';
import { createLog } from '../../src/log.ts';
import { startProduct } from '../../src/product.ts';
import { serveParent } from './parent.ts';

const [, , databaseUrl = '', begin = ''] = process.argv;

// The seeded cases belong to a day of their own, so the product lives on that day.
const ahead = Date.parse(begin) - Date.now();
const config: Config = { mode: 'practice', port: 0, dataDir: '/nowhere', logLevel: 'warn', playgroundPort: null };
const product = await startProduct(config, databaseUrl, createLog('warn'), () => toInstant(Date.now() + ahead));
serveParent(product.url, () => product.stop());
