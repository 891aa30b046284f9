// The reply reader of hiredis, and nothing of its sockets.
#ifndef CHIREDIS_SHIM_H
#define CHIREDIS_SHIM_H

#include <hiredis/hiredis.h>

// hiredis 0.14 counts the elements of an array in an int, 1.x in a size_t.
#if HIREDIS_MAJOR >= 1
typedef size_t chiredis_count;
#else
typedef int chiredis_count;
#endif

typedef void *(*chiredis_string_function)(const redisReadTask *, char *, size_t);
typedef void *(*chiredis_array_function)(const redisReadTask *, chiredis_count);
typedef void *(*chiredis_integer_function)(const redisReadTask *, long long);
typedef void *(*chiredis_nil_function)(const redisReadTask *);
typedef void (*chiredis_free_function)(void *);

// The types that came with hiredis 1.0 and RESP3 are read as their nearest relatives of RESP2.
#if HIREDIS_MAJOR >= 1
static chiredis_string_function chiredis_read_string;
static chiredis_integer_function chiredis_read_integer;
static inline void *chiredis_double(const redisReadTask *task, double value, char *text, size_t count) {
    (void)value;
    return chiredis_read_string(task, text, count);
}
static inline void *chiredis_bool(const redisReadTask *task, int value) {
    return chiredis_read_integer(task, value);
}
#endif

// What is being read, REDIS_REPLY_STRING or another; -1 before its first byte came.
static inline int chiredis_type(const redisReader *reader) {
    if (reader->ridx < 0) return -1;
#if HIREDIS_MAJOR >= 1
    return reader->task[reader->ridx]->type;
#else
    return reader->rstack[reader->ridx].type;
#endif
}

static inline redisReplyObjectFunctions chiredis_functions(
    chiredis_string_function string, chiredis_array_function array, chiredis_integer_function integer,
    chiredis_nil_function nil, chiredis_free_function release
) {
    redisReplyObjectFunctions functions = {0};
    functions.createString = string;
    functions.createArray = array;
    functions.createInteger = integer;
    functions.createNil = nil;
    functions.freeObject = release;
#if HIREDIS_MAJOR >= 1
    chiredis_read_string = string;
    chiredis_read_integer = integer;
    functions.createDouble = chiredis_double;
    functions.createBool = chiredis_bool;
#endif
    return functions;
}

#endif
