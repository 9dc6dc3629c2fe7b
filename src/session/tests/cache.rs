//! The cache.

use super::*;

fn ids(sessions: &[Arc<Session>]) -> Vec<&[u8]> {
    let mut ids: Vec<&[u8]> = sessions.iter().map(|session| session.id.as_slice()).collect();
    ids.sort_unstable();
    ids
}

fn has(cache: &SessionCache, id: &[u8]) -> bool {
    matches!(cache.get(id, 0), Lookup::Found(_))
}

#[test]
fn finds_what_was_inserted() {
    let cache = SessionCache::default();
    assert_eq!(cache.capacity(), 20480);
    assert!(cache.is_empty());
    let one = Arc::new(session(b"one", 0));
    let inserted = cache.insert(Arc::clone(&one));
    assert!(inserted.replaced.is_none() && inserted.evicted.is_empty());
    let Lookup::Found(found) = cache.get(b"one", 0) else { panic!() };
    assert!(Arc::ptr_eq(&found, &one));
    assert!(matches!(cache.get(b"two", 0), Lookup::Missing));
    assert!(matches!(cache.get(b"", 0), Lookup::Missing));

    let again = cache.insert(Arc::new(session(b"one", 1)));
    assert!(Arc::ptr_eq(&again.replaced.unwrap(), &one));
    assert_eq!(cache.len(), 1);
    assert_eq!(cache.remove(b"one").unwrap().time(), 1);
    assert!(cache.remove(b"one").is_none());
    assert!(cache.is_empty());
}

#[test]
fn a_session_without_an_id_is_not_stored() {
    let cache = SessionCache::default();
    cache.insert(Arc::new(session(b"", 0)));
    assert!(cache.is_empty());
}

#[test]
fn expired_sessions_go_when_they_are_looked_for() {
    let cache = SessionCache::default();
    cache.insert(Arc::new(session(b"id", 1000)));
    assert!(matches!(cache.get(b"id", 1100), Lookup::Found(_)));
    assert!(matches!(cache.get(b"id", 1101), Lookup::Expired(_)));
    assert!(matches!(cache.get(b"id", 1101), Lookup::Missing));
    assert!(cache.is_empty());
}

#[test]
fn flushing_takes_what_has_expired() {
    let cache = SessionCache::default();
    for n in 0..10u8 {
        cache.insert(Arc::new(session(&[n], n.into())));
    }
    assert_eq!(ids(&cache.flush(104)), [[0], [1], [2], [3]]);
    assert_eq!(cache.len(), 6);
    assert!(!has(&cache, &[3]) && has(&cache, &[4]));
    assert_eq!(cache.clear().len(), 6);
    assert!(cache.is_empty() && !has(&cache, &[4]));
}

#[test]
fn a_full_cache_forgets_what_was_used_longest_ago() {
    let cache = SessionCache::new(3);
    for id in [b"a", b"b", b"c"] {
        assert!(cache.insert(Arc::new(session(id, 0))).evicted.is_empty());
    }
    assert!(has(&cache, b"a"));
    assert_eq!(ids(&cache.insert(Arc::new(session(b"d", 0))).evicted), [b"b"]);
    // Putting a session there again is a use too.
    cache.insert(Arc::new(session(b"c", 0)));
    assert_eq!(ids(&cache.insert(Arc::new(session(b"e", 0))).evicted), [b"a"]);
    assert_eq!(cache.len(), 3);
    assert_eq!(cache.statistics().cache_full.get(), 2);

    assert_eq!(cache.set_capacity(1), 3);
    assert_eq!(ids(&cache.insert(Arc::new(session(b"f", 0))).evicted), [b"c", b"d", b"e"]);
    cache.set_capacity(0);
    for n in 0..200u8 {
        assert!(cache.insert(Arc::new(session(&[n], 0))).evicted.is_empty());
    }
    // The 200 and "f", which is one of them.
    assert_eq!(cache.len(), 200);
}

#[test]
fn statistics() {
    let cache = SessionCache::new(1);
    cache.insert(Arc::new(session(b"a", 0)));
    cache.get(b"a", 0);
    cache.get(b"a", 1);
    cache.get(b"x", 0);
    cache.get(b"a", 101);
    cache.statistics().cb_hits.add();
    let counts = cache.statistics();
    assert_eq!((counts.misses.get(), counts.timeouts.get()), (1, 1));
    assert_eq!((counts.cb_hits.get(), counts.cache_full.get()), (1, 0));
}

#[test]
fn many_threads() {
    const THREADS: u16 = 8;
    const EACH: u16 = 2000;
    let cache = SessionCache::new(500);
    let evicted: usize = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|thread| {
                let cache = &cache;
                scope.spawn(move || {
                    let mut gone = 0;
                    for n in 0..EACH {
                        let id = [thread.to_be_bytes(), n.to_be_bytes()].concat();
                        gone += cache.insert(Arc::new(session(&id, 0))).evicted.len();
                        match n % 5 {
                            0 => gone += usize::from(cache.remove(&id).is_some()),
                            1 => gone += usize::from(matches!(cache.get(&id, 500), Lookup::Expired(_))),
                            2 if n % 500 == 2 => gone += cache.flush(500).len(),
                            _ => drop(cache.get(&id, 0)),
                        }
                    }
                    gone
                })
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    });
    // Every session went in once, and is there or came out once.
    assert_eq!(evicted + cache.len(), usize::from(THREADS) * usize::from(EACH));
    assert!(cache.len() <= 500);
    assert_eq!(cache.clear().len() + evicted, usize::from(THREADS) * usize::from(EACH));
    assert!(cache.is_empty());
}
