/** A change of every stand-in, as in the official slim images: no translations of messages. */
export const slim = 'rm -rf "$1"/usr/share/locale/*';
