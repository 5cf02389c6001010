/* The square root of a normal x > 0 by Newton's method, from a guess that halves the exponent;
   relative error below 4e-16. */
static double nn_square_root(double x) {
    uint64_t bits;
    double root;
    memcpy(&bits, &x, sizeof bits);
    bits = bits / 2 + (UINT64_C(1023) << 51);
    memcpy(&root, &bits, sizeof root);
    for (int i = 0; i < 5; i++) root = 0.5 * (root + x / root);
    return root;
}
