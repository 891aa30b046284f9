// What Swift cannot call or see by itself: the macros that begin a stream, and pointers whose type ZLIB_CONST decides.
#ifndef CZLIB_SHIM_H
#define CZLIB_SHIM_H

#include <limits.h>
#include <stddef.h>
#include <zlib.h>

static inline int czlib_begin_deflate(z_stream *stream, int level, int window_bits, int memory_level) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, memory_level, Z_DEFAULT_STRATEGY);
}

static inline int czlib_begin_inflate(z_stream *stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

// What one call did: its status, and how many bytes it took and made.
typedef struct {
    int status;
    size_t consumed;
    size_t produced;
} czlib_step;

static inline czlib_step czlib_run(
    z_stream *stream, int (*function)(z_stream *, int), const void *input, size_t input_count, void *output,
    size_t output_count, int flush
) {
    czlib_step step;
    unsigned int in = input_count > INT_MAX ? INT_MAX : (unsigned int)input_count;
    unsigned int out = output_count > INT_MAX ? INT_MAX : (unsigned int)output_count;
    stream->next_in = (Bytef *)input;
    stream->avail_in = in;
    stream->next_out = (Bytef *)output;
    stream->avail_out = out;
    step.status = function(stream, flush);
    step.consumed = in - stream->avail_in;
    step.produced = out - stream->avail_out;
    // Nothing of the caller's memory is kept.
    stream->next_in = (Bytef *)0;
    stream->avail_in = 0;
    stream->next_out = (Bytef *)0;
    stream->avail_out = 0;
    return step;
}

static inline czlib_step czlib_deflate(
    z_stream *stream, const void *input, size_t input_count, void *output, size_t output_count, int flush
) {
    return czlib_run(stream, deflate, input, input_count, output, output_count, flush);
}

static inline czlib_step czlib_inflate(
    z_stream *stream, const void *input, size_t input_count, void *output, size_t output_count
) {
    return czlib_run(stream, inflate, input, input_count, output, output_count, Z_NO_FLUSH);
}

#endif
