#include "nn_model.h"
