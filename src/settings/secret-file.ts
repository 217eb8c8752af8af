import { readFileSync, statSync } from 'node:fs';

const LARGEST = 65_536;
/** Read or write for everyone: a secret that any account of the machine can take. */
const FOR_EVERYONE = 0o006;

export type SecretRead = { readonly value: string; readonly fault?: never } | { readonly fault: string };

/** What a file of a secret holds, without the line end. The fault is a Swedish end of a sentence about the setting. */
export function readSecretFile(path: string): SecretRead {
  try {
    const found = statSync(path);
    if (!found.isFile()) return { fault: 'pekar inte ut någon fil: ange sökvägen till filen med hemligheten' };
    if (process.platform !== 'win32' && (found.mode & FOR_EVERYONE) !== 0)
      return { fault: 'pekar ut en fil som alla på datorn kan läsa: kör chmod 600 på den (i Docker: mode 0400)' };
    if (found.size > LARGEST)
      return { fault: 'pekar ut en fil som är för stor för att vara en hemlighet: rätta sökvägen' };
    const value = readFileSync(path, 'utf8').trim();
    return value === '' ? { fault: 'pekar ut en tom fil: lägg hemligheten i den' } : { value };
  } catch (error) {
    return (error as { code?: string }).code === 'ENOENT'
      ? { fault: 'pekar ut en fil som inte finns: rätta sökvägen, eller lägg hemligheten där' }
      : { fault: 'pekar ut en fil som programmet inte får läsa: ge kontot som kör programmet läsrätt' };
  }
}
