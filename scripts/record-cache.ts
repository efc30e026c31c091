/** `npm run record-cache`: the code cache of dist/ for one more Node, the one that runs this. A release is packed with those of the two that Node's makers keep up. */
import {recordCodeCache} from './warm-directory.js';

await recordCodeCache();
