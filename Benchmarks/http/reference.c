// The least that a server on this machine can do: one thread, epoll, a prepared response for each request.
//
// reference PORT
//
// It finds the end of a head by its empty line and reads nothing else of a request, so its CPU time for one request is
// that of the kernel's epoll_wait, recv and send with next to nothing around them. Ends on SIGTERM.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MAX_SOCKETS = 4096, MAX_PIPELINED = 64, EVENTS = 256, READ_BYTES = 16384 };

static const char response[] = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 13\r\n"
                               "Server: c\r\nDate: Sat, 21 Nov 2026 10:00:00 GMT\r\n\r\nHello, World!";
enum { RESPONSE_BYTES = sizeof response - 1 };

// How much of "\r\n\r\n" the bytes of each socket ended with.
static unsigned char matched[MAX_SOCKETS];
static char answers[MAX_PIPELINED * RESPONSE_BYTES];

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static int listen_on(int port) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
    if (listener < 0) fail("socket");
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0) fail("bind");
    if (listen(listener, 1024) != 0) fail("listen");
    return listener;
}

static void welcome(int loop, int listener) {
    int peer, on = 1;
    while ((peer = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        if (peer >= MAX_SOCKETS) {
            close(peer);
            continue;
        }
        matched[peer] = 0;
        setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct epoll_event wish = {.events = EPOLLIN, .data.fd = peer};
        if (epoll_ctl(loop, EPOLL_CTL_ADD, peer, &wish) != 0) fail("epoll_ctl");
    }
}

// How many requests end in those bytes.
static int requests_in(int peer, const char *bytes, ssize_t count) {
    int found = 0;
    unsigned char state = matched[peer];
    for (ssize_t at = 0; at < count; at++) {
        char wanted = state & 1 ? '\n' : '\r';
        state = bytes[at] == wanted ? state + 1 : bytes[at] == '\r';
        if (state == 4) {
            found++;
            state = 0;
        }
    }
    matched[peer] = state;
    return found;
}

static void serve(int peer) {
    static char bytes[READ_BYTES];
    ssize_t count = recv(peer, bytes, sizeof bytes, 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) {
        close(peer);
        return;
    }
    for (int left = requests_in(peer, bytes, count); left > 0; left -= MAX_PIPELINED) {
        size_t size = (size_t)(left < MAX_PIPELINED ? left : MAX_PIPELINED) * RESPONSE_BYTES;
        // A peer that does not read is no contender's: nothing is kept for it.
        if (send(peer, answers, size, MSG_NOSIGNAL) != (ssize_t)size) {
            close(peer);
            return;
        }
    }
}

int main(int argc, char **argv) {
    if (argc != 2) return fprintf(stderr, "reference PORT\n"), 64;
    for (int at = 0; at < MAX_PIPELINED; at++) memcpy(answers + at * RESPONSE_BYTES, response, RESPONSE_BYTES);
    int listener = listen_on(atoi(argv[1])), loop = epoll_create1(0);
    if (loop < 0) fail("epoll_create1");
    struct epoll_event wish = {.events = EPOLLIN, .data.fd = listener}, events[EVENTS];
    if (epoll_ctl(loop, EPOLL_CTL_ADD, listener, &wish) != 0) fail("epoll_ctl");
    for (;;) {
        int count = epoll_wait(loop, events, EVENTS, -1);
        if (count < 0 && errno != EINTR) fail("epoll_wait");
        for (int at = 0; at < count; at++) {
            int ready = events[at].data.fd;
            if (ready == listener) welcome(loop, listener);
            else serve(ready);
        }
    }
}
