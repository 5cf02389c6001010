/* Sets the elements of a parameter to values given row-major. */
static void nn_fill_values(float *parameters, const nn_parameter *parameter, const float *values) {
    const size_t count = nn_count(parameter);
    for (size_t i = 0; i < count; i++) parameters[nn_place(parameter, i)] = values[i];
}
