/** Opens a database without saying a version, so that it stays as it is. One that is not there is not made. */
export function openAsItIs(name: string): Promise<IDBDatabase | 'absent'> {
  return new Promise((resolve, reject) => {
    let absent = false;
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => {
      absent = true;
      request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      if (absent) resolve('absent');
      else reject(request.error);
    };
  });
}
