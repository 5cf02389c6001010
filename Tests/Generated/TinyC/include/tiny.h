/* Tiny, compiled from tiny.nnd by nnc; change that file instead of this one.

   Seven nodes: as small as a net can be and still have a hidden layer. */
#ifndef TINY_H
#define TINY_H

/* The description through which any host drives any compiled model.
   Every emitted model.h carries this text, so a C program needs no other file. */
#ifndef NN_MODEL_H
#define NN_MODEL_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define NN_ABI 3
#define NN_MAX_RANK 8
#define NN_ALIGNMENT 64 /* bytes, of every block and workspace */

typedef enum nn_status {
    NN_OK = 0,
    NN_NULL_POINTER = 1,    /* a required pointer is null */
    NN_MISALIGNED = 2,      /* a block or workspace does not start at a multiple of NN_ALIGNMENT */
    NN_INDEX_OUT_OF_RANGE = 3, /* an index input or a class target lies outside its range */
    NN_NO_TRAINING = 4,     /* the model has no train section or was compiled for inference only */
    NN_TOO_MANY_EXAMPLES = 5 /* a layer takes statistics of the batch, which must fit one chunk */
} nn_status;

/* An input, target or output of one example; n examples lie one behind the other. */
typedef struct nn_value {
    const char *name;
    int32_t range;             /* 0: float elements; otherwise int32_t elements in 0..<range */
    uint32_t rank;
    size_t shape[NN_MAX_RANK]; /* without the batch; row-major */
    size_t count;              /* elements an example: the product of shape */
    uint32_t time;             /* 1 + the axis of shape that counts time steps; 0: there is none */
    uint32_t length;           /* 1 + the input that holds how many steps of an example count, the first ones;
                                  0: all do. What stands behind them is never looked at, and comes out as 0. */
} nn_value;

/* Where a parameter lies in the parameter block (and its gradient in the gradient block).
   Element (i0, i1, ...) of the shape, which is PyTorch's, stands at float
   offset + (i0 / panel) * panel_stride + (i0 % panel) * stride[0] + i1 * stride[1] + ...
   Floats of the block that no element names are padding and stay zero. */
typedef struct nn_parameter {
    const char *name;          /* "conv1.weight" */
    uint32_t rank;
    size_t shape[NN_MAX_RANK];
    size_t stride[NN_MAX_RANK];
    size_t offset, panel, panel_stride;
    int32_t trainable;         /* 0: a statistic kept by the layer, not changed by descent */
} nn_parameter;

typedef enum nn_augment_kind { NN_ROTATE, NN_SHIFT, NN_SCALE, NN_NOISE } nn_augment_kind;

typedef struct nn_augment {
    nn_augment_kind kind;
    double amount; /* degrees, pixels, fraction, standard deviation */
} nn_augment;

/* What the train section of the model file asks of the host; 0 where the file says nothing. */
typedef struct nn_training {
    const char *loss, *optimizer; /* as written in the model file */
    size_t batch;                 /* examples a step; 0: the whole training set */
    size_t epochs, iterations;    /* stop after so many; 0: no such bound */
    double tolerance;             /* stop when an epoch's loss changes by less */
    size_t patience;              /* early stopping: epochs without a better validation loss */
    double train_share, validation_share, test_share; /* of the data; they sum to 1 */
    int32_t split_by_time;        /* the last pieces are held out, nothing is shuffled across */
    uint64_t seed;
    size_t augment_count;
    const nn_augment *augments;
    const char *data;             /* name or path of the data set, or NULL */
} nn_training;

typedef struct nn_model {
    uint32_t abi;              /* NN_ABI */
    const char *name;          /* "Digits" */
    const char *isa;           /* "avx512", "avx2", "neon" or "scalar": what these entry points use */
    size_t input_count, target_count, output_count, parameter_count;
    const nn_value *inputs, *targets, *outputs;
    const nn_parameter *parameters;
    size_t parameter_floats;   /* length of the parameter block and of the gradient block */
    size_t state_floats;       /* length of the optimiser's state; all zero before the first step */
    size_t predict_bytes;      /* workspace that predict and evaluate need */
    size_t train_bytes;        /* workspace that gradient and step need; 0 without training */
    const nn_training *training; /* NULL without training */
    size_t bucket_count;
    const size_t *buckets;     /* of unequal lengths: numbers of steps that have code of their own, ascending,
                                  the last the bound. A call takes that of its longest example. */
    size_t stream_floats;      /* what a sequence carries from one step to the next */
    size_t stream_bytes;       /* workspace that stream needs; 0 without it */

    /* Fills the parameter block with the model's initial values. */
    nn_status (*initialize)(float *parameters, uint64_t seed);

    /* The outputs of n examples. inputs[i] and outputs[i] follow the tables above. */
    nn_status (*predict)(const float *parameters, void *workspace, size_t n,
                         const void *const *inputs, void *const *outputs);

    /* The mean loss over n examples as at use (no dropout, penalties left out). */
    nn_status (*evaluate)(const float *parameters, void *workspace, size_t n,
                          const void *const *inputs, const void *const *targets, double *loss);

    /* The mean loss over n examples as in training, penalties included, and its gradient
       (neither clipped nor scaled). seed decides dropout and the like. */
    nn_status (*gradient)(float *parameters, float *gradients, void *workspace, uint64_t seed,
                          size_t n, const void *const *inputs, const void *const *targets,
                          double *loss);

    /* One step of the optimiser on n examples: gradient, clipping, update.
       iteration counts from 0 and drives the rate's schedule; gradients is scratch that
       afterwards holds the (clipped) gradient. */
    nn_status (*step)(float *parameters, float *gradients, float *state, void *workspace,
                      uint64_t iteration, uint64_t seed, size_t n, const void *const *inputs,
                      const void *const *targets, double *loss);

    /* The outputs of the next time step of n sequences; NULL for a model that must see a sequence
       whole. Where a value has a time axis, its array holds the one step of each sequence: count
       divided by the extent of time. Arrays of lengths are not read. states, n times stream_floats
       at a multiple of NN_ALIGNMENT, is all zero before the first step of the n sequences and
       belongs to them, in their order, as long as they go on, which may be beyond the extent of time. */
    nn_status (*stream)(const float *parameters, float *states, void *workspace, size_t n,
                        const void *const *inputs, void *const *outputs);

    /* The weights that the model was compiled with, a parameter block; NULL if it was without. */
    const float *weights;
} nn_model;

#ifdef __cplusplus
}
#endif
#endif /* NN_MODEL_H */

#ifdef __cplusplus
extern "C" {
#endif

/* Sizes. */
#define TINY_PARAMETER_FLOATS ((size_t)128) /* length of the parameter block and of the gradient block */
#define TINY_STATE_FLOATS ((size_t)0) /* length of the optimiser's state */
#define TINY_PREDICT_BYTES ((size_t)512) /* workspace of predict and evaluate */
#define TINY_TRAIN_BYTES ((size_t)0) /* workspace of gradient and step */
#define TINY_X_COUNT ((size_t)4) /* elements of x an example */
#define TINY_OUTPUT_COUNT ((size_t)1) /* elements of output an example */

/* The model as a table of sizes and functions; it stays valid. */
const nn_model *tiny_model(void);

/* Fills the parameter block with initial values, drawn with the seed. */
nn_status tiny_initialize(float *parameters, uint64_t seed);

/* The weights that the model was compiled with: a parameter block for predict, evaluate and stream;
   to train on from them, copy them to a block of your own. */
extern const float tiny_weights[TINY_PARAMETER_FLOATS];

/* The outputs of n examples. workspace: TINY_PREDICT_BYTES.
   x: float [n][4]
   output: float [n][1] */
nn_status tiny_predict(const float *parameters, void *workspace, size_t n, const float *x,
                       float *output);

#ifdef __cplusplus
}
#endif
#endif /* TINY_H */
