/* The sum of x[i] * x[i]; count is a multiple of 16. */
static double nn_sum_of_squares(const float *x, size_t count) {
    double sums[8] = { 0 };
    for (size_t i = 0; i < count; i += 8) {
        for (size_t lane = 0; lane < 8; lane++) sums[lane] += (double)x[i + lane] * (double)x[i + lane];
    }
    return sums[0] + sums[1] + sums[2] + sums[3] + (sums[4] + sums[5] + sums[6] + sums[7]);
}
