//! Ports that can be listened on again once they are free.

use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};
use std::{process, thread};

/// Listens on a port that no other server of this process has had, outside the system's range of ephemeral ports: such a
/// port could be taken by a connection before a server starts on it again.
pub fn listen(host: IpAddr) -> TcpListener {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    loop {
        let offset = process::id().wrapping_mul(97).wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed).into());
        let port = u16::try_from(10_000 + offset % 20_000).unwrap();
        if let Ok(listener) = TcpListener::bind((host, port)) {
            return listener;
        }
    }
}

/// Waits until a port that is no longer in use refuses connections and can be bound again: a process that another test
/// starts at the same time may hold the listener for a moment.
pub fn until_free(address: SocketAddr) {
    let start = Instant::now();
    while TcpStream::connect(address).is_ok() && start.elapsed() < Duration::from_secs(10) {
        thread::sleep(Duration::from_millis(1));
    }
}
