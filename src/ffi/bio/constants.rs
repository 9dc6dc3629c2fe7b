//! The numbers of `bio.h`: types, flags, commands.

use std::ffi::c_int;

/// In a type: it has a descriptor.
pub const BIO_TYPE_DESCRIPTOR: c_int = 0x0100;
/// In a type: it is a filter.
pub const BIO_TYPE_FILTER: c_int = 0x0200;
/// In a type: it is a source or sink, the end of a chain.
pub const BIO_TYPE_SOURCE_SINK: c_int = 0x0400;
/// No type.
pub const BIO_TYPE_NONE: c_int = 0;
/// The type of BIO_s_mem.
pub const BIO_TYPE_MEM: c_int = 1 | BIO_TYPE_SOURCE_SINK;
/// The type of BIO_s_file.
pub const BIO_TYPE_FILE: c_int = 2 | BIO_TYPE_SOURCE_SINK;
/// The type of BIO_s_fd.
pub const BIO_TYPE_FD: c_int = 4 | BIO_TYPE_SOURCE_SINK | BIO_TYPE_DESCRIPTOR;
/// The type of BIO_s_socket.
pub const BIO_TYPE_SOCKET: c_int = 5 | BIO_TYPE_SOURCE_SINK | BIO_TYPE_DESCRIPTOR;
/// The type of BIO_s_null.
pub const BIO_TYPE_NULL: c_int = 6 | BIO_TYPE_SOURCE_SINK;
/// The type of BIO_f_ssl.
pub const BIO_TYPE_SSL: c_int = 7 | BIO_TYPE_FILTER;
/// The type of BIO_f_buffer.
pub const BIO_TYPE_BUFFER: c_int = 9 | BIO_TYPE_FILTER;
/// The type of BIO_s_connect.
pub const BIO_TYPE_CONNECT: c_int = 12 | BIO_TYPE_SOURCE_SINK | BIO_TYPE_DESCRIPTOR;
/// The type of BIO_s_accept.
pub const BIO_TYPE_ACCEPT: c_int = 13 | BIO_TYPE_SOURCE_SINK | BIO_TYPE_DESCRIPTOR;
/// The type of BIO_s_bio.
pub const BIO_TYPE_BIO: c_int = 19 | BIO_TYPE_SOURCE_SINK;
/// The type of datagram sockets.
pub const BIO_TYPE_DGRAM: c_int = 21 | BIO_TYPE_SOURCE_SINK | BIO_TYPE_DESCRIPTOR;
/// The first type that BIO_get_new_index gives out.
pub const BIO_TYPE_START: c_int = 128;
/// The type of base64 filters.
pub const BIO_TYPE_BASE64: c_int = 11 | BIO_TYPE_FILTER;
/// The type of digest filters.
pub const BIO_TYPE_MD: c_int = 8 | BIO_TYPE_FILTER;
/// The type of cipher filters.
pub const BIO_TYPE_CIPHER: c_int = 10 | BIO_TYPE_FILTER;
/// What the BIO works on stays when the BIO is freed.
pub const BIO_NOCLOSE: c_int = 0x00;
/// What the BIO works on goes with the BIO.
pub const BIO_CLOSE: c_int = 0x01;
/// Go back to the start.
pub const BIO_CTRL_RESET: c_int = 1;
/// Is this the end?
pub const BIO_CTRL_EOF: c_int = 2;
/// Tell what there is.
pub const BIO_CTRL_INFO: c_int = 3;
/// Set something.
pub const BIO_CTRL_SET: c_int = 4;
/// Get something.
pub const BIO_CTRL_GET: c_int = 5;
/// Told when a BIO is pushed.
pub const BIO_CTRL_PUSH: c_int = 6;
/// Told when a BIO is popped.
pub const BIO_CTRL_POP: c_int = 7;
/// BIO_CLOSE or BIO_NOCLOSE?
pub const BIO_CTRL_GET_CLOSE: c_int = 8;
/// Set BIO_CLOSE or BIO_NOCLOSE.
pub const BIO_CTRL_SET_CLOSE: c_int = 9;
/// How many bytes wait to be read?
pub const BIO_CTRL_PENDING: c_int = 10;
/// Send what is buffered.
pub const BIO_CTRL_FLUSH: c_int = 11;
/// Told when a BIO is copied.
pub const BIO_CTRL_DUP: c_int = 12;
/// How many bytes wait to be sent?
pub const BIO_CTRL_WPENDING: c_int = 13;
/// Set a callback.
pub const BIO_CTRL_SET_CALLBACK: c_int = 14;
/// Get the callback.
pub const BIO_CTRL_GET_CALLBACK: c_int = 15;
/// Look at buffered bytes.
pub const BIO_CTRL_PEEK: c_int = 29;
/// Open a file.
pub const BIO_CTRL_SET_FILENAME: c_int = 30;
/// Does the kernel send? No BIO here says so.
pub const BIO_CTRL_GET_KTLS_SEND: c_int = 73;
/// Does the kernel receive? No BIO here says so.
pub const BIO_CTRL_GET_KTLS_RECV: c_int = 76;
/// Open for reading.
pub const BIO_FP_READ: c_int = 0x02;
/// Open for writing.
pub const BIO_FP_WRITE: c_int = 0x04;
/// Open for appending.
pub const BIO_FP_APPEND: c_int = 0x08;
/// Open as text.
pub const BIO_FP_TEXT: c_int = 0x10;
/// The last call waits for something to read.
pub const BIO_FLAGS_READ: c_int = 0x01;
/// The last call waits for room to write.
pub const BIO_FLAGS_WRITE: c_int = 0x02;
/// The last call waits for something else.
pub const BIO_FLAGS_IO_SPECIAL: c_int = 0x04;
/// All that a call can wait for.
pub const BIO_FLAGS_RWS: c_int = BIO_FLAGS_READ | BIO_FLAGS_WRITE | BIO_FLAGS_IO_SPECIAL;
/// The last call can be tried again.
pub const BIO_FLAGS_SHOULD_RETRY: c_int = 0x08;
/// Nothing here.
pub const BIO_FLAGS_UPLINK: c_int = 0;
/// Base64 without line ends.
pub const BIO_FLAGS_BASE64_NO_NL: c_int = 0x100;
/// A memory BIO that cannot be written.
pub const BIO_FLAGS_MEM_RDONLY: c_int = 0x200;
/// A memory BIO whose bytes stay when it is reset.
pub const BIO_FLAGS_NONCLEAR_RST: c_int = 0x400;
/// The end was met.
pub const BIO_FLAGS_IN_EOF: c_int = 0x800;
/// A certificate is wanted.
pub const BIO_RR_SSL_X509_LOOKUP: c_int = 0x01;
/// Connecting goes on.
pub const BIO_RR_CONNECT: c_int = 0x02;
/// Accepting goes on.
pub const BIO_RR_ACCEPT: c_int = 0x03;
/// Called before the BIO is freed.
pub const BIO_CB_FREE: c_int = 0x01;
/// Called before and after reading.
pub const BIO_CB_READ: c_int = 0x02;
/// Called before and after writing.
pub const BIO_CB_WRITE: c_int = 0x03;
/// Called before and after writing a string.
pub const BIO_CB_PUTS: c_int = 0x04;
/// Called before and after reading a line.
pub const BIO_CB_GETS: c_int = 0x05;
/// Called before and after a command.
pub const BIO_CB_CTRL: c_int = 0x06;
/// Added to the operation after it was done.
pub const BIO_CB_RETURN: c_int = 0x80;
/// Where to connect.
pub const BIO_C_SET_CONNECT: c_int = 100;
/// Go on connecting, accepting or shaking hands.
pub const BIO_C_DO_STATE_MACHINE: c_int = 101;
/// Block or not.
pub const BIO_C_SET_NBIO: c_int = 102;
/// Set the descriptor.
pub const BIO_C_SET_FD: c_int = 104;
/// Get the descriptor.
pub const BIO_C_GET_FD: c_int = 105;
/// Set the stream.
pub const BIO_C_SET_FILE_PTR: c_int = 106;
/// Get the stream.
pub const BIO_C_GET_FILE_PTR: c_int = 107;
/// Open a file.
pub const BIO_C_SET_FILENAME: c_int = 108;
/// Set the SSL.
pub const BIO_C_SET_SSL: c_int = 109;
/// Get the SSL.
pub const BIO_C_GET_SSL: c_int = 110;
/// Set the buffer.
pub const BIO_C_SET_BUF_MEM: c_int = 114;
/// Get the buffer.
pub const BIO_C_GET_BUF_MEM_PTR: c_int = 115;
/// How many lines are buffered?
pub const BIO_C_GET_BUFF_NUM_LINES: c_int = 116;
/// Set the size of buffers.
pub const BIO_C_SET_BUFF_SIZE: c_int = 117;
/// Where to accept.
pub const BIO_C_SET_ACCEPT: c_int = 118;
/// Client or server.
pub const BIO_C_SSL_MODE: c_int = 119;
/// Bytes to be read first.
pub const BIO_C_SET_BUFF_READ_DATA: c_int = 122;
/// Where to connect?
pub const BIO_C_GET_CONNECT: c_int = 123;
/// Where to accept?
pub const BIO_C_GET_ACCEPT: c_int = 124;
/// Go to a place.
pub const BIO_C_FILE_SEEK: c_int = 128;
/// What reading an empty memory BIO returns.
pub const BIO_C_SET_BUF_MEM_EOF_RETURN: c_int = 130;
/// Which place is this?
pub const BIO_C_FILE_TELL: c_int = 133;
/// How to bind.
pub const BIO_C_SET_BIND_MODE: c_int = 131;
/// How is it bound?
pub const BIO_C_GET_BIND_MODE: c_int = 132;
/// Set the size of a pair's buffer.
pub const BIO_C_SET_WRITE_BUF_SIZE: c_int = 136;
/// Get the size of a pair's buffer.
pub const BIO_C_GET_WRITE_BUF_SIZE: c_int = 137;
/// Make a pair.
pub const BIO_C_MAKE_BIO_PAIR: c_int = 138;
/// End a pair.
pub const BIO_C_DESTROY_BIO_PAIR: c_int = 139;
/// How many bytes can surely be written?
pub const BIO_C_GET_WRITE_GUARANTEE: c_int = 140;
/// How many bytes did the other half want?
pub const BIO_C_GET_READ_REQUEST: c_int = 141;
/// No more will be written.
pub const BIO_C_SHUTDOWN_WR: c_int = 142;
/// Bytes to be read in place.
pub const BIO_C_NREAD0: c_int = 143;
/// Read in place.
pub const BIO_C_NREAD: c_int = 144;
/// Room to write in place.
pub const BIO_C_NWRITE0: c_int = 145;
/// Write in place.
pub const BIO_C_NWRITE: c_int = 146;
/// Forget what the other half wanted.
pub const BIO_C_RESET_READ_REQUEST: c_int = 147;
