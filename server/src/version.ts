/** The version of Remit: that of `package.json`, which a test holds against it. */
export const version = '0.1.0';
