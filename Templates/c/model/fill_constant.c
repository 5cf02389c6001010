/* Sets all elements of a parameter to one value. */
static void nn_fill_constant(float *parameters, const nn_parameter *parameter, float value) {
    const size_t count = nn_count(parameter);
    for (size_t i = 0; i < count; i++) parameters[nn_place(parameter, i)] = value;
}
