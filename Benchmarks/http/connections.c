// What resting connections cost a server: opens some, has each answered once, and prints how its memory has grown.
//
// connections PORT PID COUNT
//
// The memory is the resident set of the process, from /proc/PID/statm; it prints `idle.bytes`, a tab and the bytes
// for each connection. One connection is served many times before, so that what every server does once is not counted.
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { MAX_CONNECTIONS = 10000, WARM_UP = 2000 };

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static int dial(int port) {
    int peer = socket(AF_INET, SOCK_STREAM, 0);
    if (peer < 0) fail("socket");
    struct timeval patience = {.tv_sec = 5};
    setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(peer, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
    return peer;
}

// One request, and as much of the answer as tells that it is one.
static void ask(int peer) {
    static const char request[] = "GET /plaintext HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    static char answer[16384];
    size_t count = 0;
    if (send(peer, request, sizeof request - 1, MSG_NOSIGNAL) != (ssize_t)(sizeof request - 1)) fail("send");
    do {
        ssize_t got = recv(peer, answer + count, sizeof answer - 1 - count, 0);
        if (got <= 0) fail("recv");
        count += (size_t)got;
        answer[count] = 0;
    } while (!strstr(answer, "Hello, World!"));
}

static long resident_bytes(const char *process) {
    char path[64];
    long size = 0, resident = 0;
    snprintf(path, sizeof path, "/proc/%s/statm", process);
    FILE *file = fopen(path, "r");
    if (!file || fscanf(file, "%ld %ld", &size, &resident) != 2) fail(path);
    fclose(file);
    return resident * sysconf(_SC_PAGESIZE);
}

int main(int argc, char **argv) {
    if (argc != 4) return fprintf(stderr, "connections PORT PID COUNT\n"), 64;
    int port = atoi(argv[1]), count = atoi(argv[3]);
    if (count < 1 || count > MAX_CONNECTIONS) return fprintf(stderr, "COUNT is from 1 to 10000\n"), 64;
    int first = dial(port);
    for (int at = 0; at < WARM_UP; at++) ask(first);
    long before = resident_bytes(argv[2]);
    for (int at = 0; at < count; at++) ask(dial(port));
    usleep(300000);
    printf("idle.bytes\t%ld\n", (resident_bytes(argv[2]) - before) / count);
}
