/* (1 + cos(pi x)) / 2 for 0 <= x <= 1: falls from 1 to 0. Taken as 1 - sin(pi x / 2)^2 or, past
   the middle, as sin(pi (1 - x) / 2)^2, by the sine's series; error below 1e-15. */
static double nn_half_cosine(double x) {
    const int is_late = x > 0.5;
    const double angle = 1.5707963267948966 * (is_late ? 1 - x : x);
    const double square = angle * angle;
    double series = 1;
    for (int k = 16; k >= 2; k -= 2) series = 1 - series * square / (k * (k + 1));
    const double sine = angle * series;
    return is_late ? sine * sine : 1 - sine * sine;
}
