/* x to the k by repeated squaring; relative error below k * 2e-16. */
static double nn_power(double x, uint64_t k) {
    double power = 1;
    for (; k > 0; k /= 2) {
        if (k % 2 == 1) power *= x;
        x *= x;
    }
    return power;
}
