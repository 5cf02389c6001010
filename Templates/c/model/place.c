/* Where in the parameter block the i-th element of a parameter stands, counted row-major. */
static size_t nn_place(const nn_parameter *parameter, size_t i) {
    size_t place = parameter->offset;
    for (uint32_t axis = parameter->rank; axis-- > 1;) {
        place += i % parameter->shape[axis] * parameter->stride[axis];
        i /= parameter->shape[axis];
    }
    return place + i / parameter->panel * parameter->panel_stride
        + i % parameter->panel * parameter->stride[0];
}

/* The number of elements of a parameter. */
static size_t nn_count(const nn_parameter *parameter) {
    size_t count = 1;
    for (uint32_t axis = 0; axis < parameter->rank; axis++) count *= parameter->shape[axis];
    return count;
}
